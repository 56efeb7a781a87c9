import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useOwnerText } from '../../../texts/owner-texts.tsx';
import { Button } from '../../../ui/button.tsx';
import { type Crop, MAX_ZOOM, MIDDLE } from '../fit-square.ts';
import editor from '../item-editor.module.css';
import { resizePicture } from '../resize-picture.ts';
import classes from './picture-field.module.css';

type PictureFieldProps = {
  /** The picture as it will be stored; undefined when none is chosen any more. */
  onPicture: (picture: Blob | undefined) => void;
};

/** Chooses a picture and the square of it that is kept. What the preview shows is what will be stored. */
export function PictureField({ onPicture }: PictureFieldProps): ReactNode {
  const say = useOwnerText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [crop, setCrop] = useState<Crop>(MIDDLE);
  const [bad, setBad] = useState(false);
  const tell = useRef(onPicture);
  useEffect(() => {
    tell.current = onPicture;
  });
  useEffect(() => {
    if (file === undefined) return undefined;
    let wanted = true;
    void resizePicture(file, crop).then((picture) => {
      if (!wanted) return;
      setBad(picture === undefined);
      tell.current(picture);
    });
    return () => {
      wanted = false;
    };
  }, [file, crop]);
  const choose = (file: File | undefined) => {
    setFile(file);
    setCrop(MIDDLE);
    setBad(false);
    onPicture(undefined);
  };
  const sliders = [
    ['zoom', 1, MAX_ZOOM],
    ['x', 0, 1],
    ['y', 0, 1],
  ] as const;
  return (
    <div className={classes.field}>
      <div>
        <label htmlFor={id} className={editor.label}>
          {say('edit.image')}
        </label>
        <input
          ref={input}
          id={id}
          type="file"
          accept="image/*"
          className={editor.file}
          aria-describedby={`${id}-hint`}
          aria-invalid={bad}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <p id={`${id}-hint`} className={editor.hint} role={bad ? 'alert' : undefined} data-bad={bad}>
          {say(bad ? 'edit.badPicture' : 'edit.imageHint')}
        </p>
      </div>
      {file === undefined || bad ? null : (
        <fieldset className={classes.crop}>
          <legend className={editor.label}>{say('crop.title')}</legend>
          {sliders.map(([name, min, max]) => (
            <label key={name} className={classes.slider}>
              <span>{say(`crop.${name}`)}</span>
              <input
                type="range"
                dir="ltr"
                min={min}
                max={max}
                step={0.01}
                value={crop[name]}
                onChange={(event) => setCrop({ ...crop, [name]: Number(event.currentTarget.value) })}
              />
            </label>
          ))}
          <div>
            <Button
              size="sm"
              variant="subtle"
              onClick={() => {
                if (input.current !== null) input.current.value = '';
                choose(undefined);
                input.current?.focus();
              }}
            >
              {say('crop.keepOld')}
            </Button>
          </div>
        </fieldset>
      )}
    </div>
  );
}
