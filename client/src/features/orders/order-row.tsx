import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { imageUrl } from '../../data/image-url.ts';
import type { OrderView } from '../../data/orders/order-view.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useText } from '../../texts/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Price } from '../../ui/price.tsx';
import { isOpen, knownWords } from './known-words.ts';
import classes from './order-row.module.css';
import { useOrderTitle } from './order-title.ts';
import { useOrderAgain } from './use-order-again.ts';

/** An order in a list: its number, what it was, when, how much, and where it stands. */
export function OrderRow({ order }: { order: OrderView }): ReactNode {
  const say = useText();
  const { byId } = useCatalog();
  const title = useOrderTitle(order);
  const orderAgain = useOrderAgain(order);
  const words = knownWords(order.known);
  const pictures = order.lines.slice(0, 3).map((line) => byId.get(line.itemId)?.item.image ?? undefined);
  return (
    <li className={classes.row} data-order={order.orderId} data-known={order.known}>
      <span className={classes.pictures} aria-hidden>
        {pictures.map((image, index) => (
          <Picture
            key={index}
            className={classes.picture}
            src={image === undefined ? undefined : imageUrl(image)}
            size={52}
          />
        ))}
      </span>
      <h3 className={classes.name}>
        <Link href={`/order/${order.orderId}`}>{title}</Link>
      </h3>
      <Pill tone={words.tone}>{say(words.name)}</Pill>
      <p className={classes.what}>
        <bdi>{order.lines.map((line) => `${line.count}\u00a0×\u00a0${line.name}`).join(', ')}</bdi>
      </p>
      <p className={classes.when}>
        {order.orderNumber === undefined ? <span /> : <Moment time={order.receivedTime ?? order.placedTime} />}
        <Price money={order.total} className={classes.total} />
      </p>
      {isOpen(order.known) ? null : (
        <div className={classes.again}>
          <Button
            variant="light"
            size="sm"
            leftSection={<RotateCcw aria-hidden size={16} />}
            aria-label={say('orders.again', { order: title })}
            onClick={() => void orderAgain()}
          >
            {say('order.again')}
          </Button>
        </div>
      )}
    </li>
  );
}
